export function startSharing(): void {
  const share = document.querySelector<HTMLElement>('[data-share-url]');
  if (!share) return;
  const { shareUrl: url = '', shareTitle: title = '' } = share.dataset;
  const status = share.querySelector('[role=status]');
  const ways: Record<string, { works: boolean; run: () => Promise<unknown> }> = {
    copy: { works: 'clipboard' in navigator, run: () => navigator.clipboard.writeText(url) },
    system: { works: 'share' in navigator, run: () => navigator.share({ title, url }) },
  };
  for (const button of share.querySelectorAll('button')) {
    const way = ways[button.dataset.share ?? ''];
    if (!way?.works || !button.parentElement) continue;
    button.parentElement.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await way.run();
        showDone(button, status);
      } catch {
        // The reader canceled.
      }
    });
  }
}

const doneMs = 4000;

function showDone(button: HTMLButtonElement, status: Element | null): void {
  const { done } = button.dataset;
  if (!done || !status) return;
  const show = (isDone: boolean) => {
    button.classList.toggle('done', isDone);
    status.textContent = isDone ? done : '';
  };
  show(true);
  setTimeout(show, doneMs, false);
}
