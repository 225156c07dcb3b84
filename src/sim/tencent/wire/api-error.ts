/** A refusal with one of Tencent's codes. It still goes out as HTTP 200 (tencent-live 4.2). */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
  }
}
