/** What the parser makes of an expression. `depth` is the number of nodes from here to the farthest leaf. */
export type Expression = (
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'tuple' | 'ellipsis' }
  | { readonly type: 'unary'; readonly operator: string; readonly operand: Expression }
  | {
      readonly type: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly type: 'call'; readonly callee: Expression; readonly argument: Argument | undefined }
) & { readonly depth: number };

/** The one argument that a call can have, there being no comma. `stars` is what stands before it. */
export interface Argument {
  readonly stars: '' | '*' | '**';
  readonly value: Expression;
}
