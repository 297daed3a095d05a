/** A mail of plain text. Addresses are without names and brackets. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly atMs: number;
  /** Left part of the Message-ID, unique among our mails. */
  readonly id: string;
}

/**
 * Headers and body as they go after DATA, without the closing dot. The body is base64, so that no line in
 * it can begin with a dot, be too long or lose a character. Source: RFC 5322, 2045, 2047.
 */
export function messageOf({ from, to, subject, text, atMs, id }: Mail): string {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return [
    `From: <${oneLine(from)}>`,
    `To: <${oneLine(to)}>`,
    `Subject: ${encodeWords(oneLine(subject))}`,
    `Date: ${new Date(atMs).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${oneLine(id)}@${oneLine(domain)}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(text, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
  ].join('\r\n');
}

/** A line break in a header would begin another header. */
function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ');
}

/** Plain ASCII as it is, anything else in encoded words of at most 75 characters, each whole characters. */
function encodeWords(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value) && value.length <= 200) return value;
  const words: string[] = [];
  let word = '';
  for (const character of value) {
    if (Buffer.byteLength(word + character, 'utf8') > 42) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  if (word !== '') words.push(word);
  return words
    .map((each) => `=?utf-8?B?${Buffer.from(each, 'utf8').toString('base64')}?=`)
    .join('\r\n ');
}
