/** Shows a dialog above all else while it is there, and gives the focus back to what had it: `$effect(() => modal(dialog))`. */
export function modal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  dialog.showModal();
  return () => {
    // It is out of the page by now, and from there the browser gives no focus back.
    dialog.close();
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
}
