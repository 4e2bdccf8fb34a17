'use client';

import { useActionState, useState } from 'react';
import { countVisit, leave } from './actions';

export function LabForm() {
  const [visits, submit] = useActionState(countVisit, 0);
  const [received, setReceived] = useState('');
  const [lazy, setLazy] = useState('');

  async function upload(files: FileList | null) {
    const body = files?.[0];
    if (!body) return;
    const response = await fetch('/studio/lab/upload', { method: 'POST', body });
    setReceived(`${response.status} ${await response.text()}`);
  }

  return (
    <>
      <form action={submit}>
        <label>
          Text <input name="text" />
        </label>
        <button type="submit">Count</button>
        <output id="counted">{visits}</output>
      </form>
      <form action={leave}>
        <button type="submit">Leave</button>
      </form>
      <label>
        File <input type="file" onChange={({ target }) => upload(target.files)} />
      </label>
      <output id="received">{received}</output>
      <button type="button" onClick={async () => setLazy((await import('./lazy-text')).lazyText)}>
        Load
      </button>
      <output id="lazy">{lazy}</output>
    </>
  );
}
