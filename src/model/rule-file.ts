// Generated from rules/rule.schema.json: change it there, then run "npm run generate".

/**
 * A json-rules-engine condition, unchanged.
 */
export type Condition =
  | {
      /**
       * @minItems 1
       */
      all: Node[];
    }
  | {
      /**
       * @minItems 1
       */
      any: Node[];
    }
  | {
      not: Node;
    };
export type Node = Condition | Leaf;

/**
 * One rule: what healthy looks like for one resource type. Its path under rules/ is its id, its folder is its category.
 */
export interface RuleFile {
  $schema?: string;
  title: Text;
  risk: Text;
  why: Text;
  severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  /**
   * Resource type code.
   */
  resource: string;
  link?: string;
  params?: {
    [k: string]: Param;
  };
  applies?: Condition;
  expect: Condition;
  finding: Text;
  /**
   * Name of a number field that holds what mending saves, in CNY a month.
   */
  saving?: string;
  /**
   * How it is mended.
   */
  fix: {
    kind: 'automatic' | 'decision' | 'manual';
    disruption: 'none' | 'reconnect' | 'restart' | 'cost' | 'data' | 'access';
    undo?: boolean;
    /**
     * Type token of the Pulumi resource that carries the change.
     */
    pulumi?: string;
    durationMinutes?: number;
    /**
     * Name of the fix under src/fixes that turns a finding into changes.
     */
    use?: string;
    /**
     * What the fix is told; for set-fields a value for each Pulumi input.
     */
    with?: {
      [k: string]: unknown;
    };
  };
  guidance: Text;
  frameworks: {
    /**
     * @minItems 1
     */
    [k: string]: string[];
  };
  /**
   * @minItems 2
   */
  examples: Example[];
}
export interface Text {
  en: string;
  'zh-CN': string;
}
/**
 * A number or list that a profile may change.
 */
export interface Param {
  type: 'integer' | 'number' | 'string' | 'boolean' | 'list';
  unit?: string;
  default: unknown;
  minimum?: number;
  maximum?: number;
  title?: Text;
}
export interface Leaf {
  /**
   * A field of the resource type, or params.<name>.
   */
  fact: string;
  /**
   * JSONPath into the fact's value.
   */
  path?: string;
  operator: string;
  value: unknown;
}
/**
 * Fields laid over the sample of the resource type, and the outcome that must follow.
 */
export interface Example {
  name: string;
  fields?: {
    [k: string]: unknown;
  };
  tags?: {
    [k: string]: string;
  };
  unread?: string[];
  params?: {
    [k: string]: unknown;
  };
  outcome: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  /**
   * Pulumi inputs and their values that the fix must propose for this example.
   */
  change?: {
    [k: string]: unknown;
  };
}
