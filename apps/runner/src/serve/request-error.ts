/** What the client gets instead of a completion, in the form that OpenAI gave to all. */
export interface ErrorBody {
  readonly error: {
    readonly message: string;
    readonly type: 'invalid_request_error' | 'server_error';
    /** The field that is wrong, such as `messages[0].content`. */
    readonly param: string | null;
    readonly code: string | null;
  };
}

/** Where a refusal points. */
export interface RefusalDetails {
  readonly param?: string;
  readonly code?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is not answered. Its message is for the client. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly status: number;
  readonly details: RefusalDetails;

  constructor(status: number, message: string, details: RefusalDetails = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }

  get body(): ErrorBody {
    const { param = null, code = null } = this.details;
    const type = this.status < 500 ? 'invalid_request_error' : 'server_error';
    return { error: { message: this.message, type, param, code } };
  }
}
