/** Crosses from the thread to the caller by its code; `detail` says which limit, or which page. */
export class RedactFault extends Error {
  readonly code: 'not_pdf' | 'encrypted' | 'too_large' | 'too_heavy' | 'no_such_page' | 'bad_mark' | 'not_clean';
  readonly detail: string | undefined;

  constructor(code: RedactFault['code'], detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
    this.name = 'RedactFault';
    this.code = code;
    this.detail = detail;
  }
}
