const breaks = /[\r\n\t\u2028\u2029]+/g;
const controls = /\p{Cc}/gu;
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text of strangers on one line: no control sequence reaches a terminal and no mark turns the direction of what follows. */
export function oneLine(text: string): string {
  return text.replace(breaks, ' ').replace(controls, '\ufffd').replace(directions, '');
}
