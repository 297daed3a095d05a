/** What the dialects of pools have in common: one JSON object a line, numbered requests, `Reply` among the messages. */
export interface LineCodec<Message extends { readonly kind: string }> {
  /** Bytes of the longest line an honest server sends. */
  readonly lineMaxBytes: number;
  /** One request as a line without its end. */
  encodeRequest(id: number, method: string, params: object): string;
  /**
   * Reads one line of a server.
   *
   * @param host - for the error
   * @throws AppError `stratum.bad-message` for what is not the protocol
   */
  parse(line: string, host: string): Message;
}

/** An answer to one of our requests. */
export interface Reply {
  readonly kind: 'reply';
  readonly id: number;
  readonly result: unknown;
  /** null only when the server said of nothing that it was wrong. */
  readonly error: ReplyError | null;
}

/** What the pool said was wrong, whatever shape it used. */
export interface ReplyError {
  /** Its number or short word; '' when it gave none. */
  readonly code: string;
  readonly message: string;
}
