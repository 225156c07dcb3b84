import type { TransportError } from './http.ts';

/** How one call failed, before it is put into words. */
export type Fault =
  | {
      readonly kind: 'answered';
      readonly code: string;
      readonly message: string;
      readonly requestId?: string | undefined;
    }
  | { readonly kind: 'transport'; readonly reason: TransportError['reason']; readonly sent: boolean }
  | {
      readonly kind: 'unreadable';
      readonly status: number;
      /** What came is no answer of the API at all, such as an HTML page. */
      readonly isPage?: boolean;
      readonly requestId?: string | undefined;
    };

/** One call that brought no usable answer; errors.ts puts it into words for people. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly fault: Fault;

  constructor(fault: Fault, cause?: unknown) {
    super(describe(fault), { cause });
    this.fault = fault;
  }
}

/** A short word for logs: Tencent's code, or what kept its answer away. */
export function describe(fault: Fault): string {
  if (fault.kind === 'answered') return fault.code;
  return fault.kind === 'transport' ? fault.reason : `unreadable ${fault.status}`;
}
