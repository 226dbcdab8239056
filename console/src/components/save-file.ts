const REVOKE_AFTER_MS = 60_000;

/** Hands a file to the browser to be saved under a name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser may begin to read after the click; a minute is ample, and the memory is given back then.
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}
