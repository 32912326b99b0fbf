/** A piece of a reply that is complete already. */
export class Done {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}
