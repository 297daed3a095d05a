/**
 * Puts text on the clipboard, from a press. By the copy command and not by the asynchronous clipboard,
 * because that asks for a permission and these pages are given none.
 *
 * @returns whether it is there
 */
export function copy(text: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', fill);
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', fill);
  return isCopied;
}
