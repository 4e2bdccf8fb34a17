'use client';

import { useActionState, useState } from 'react';
import { countVisit, leave } from './actions';

export function LabForm() {
  const [visits, submit] = useActionState(countVisit, 0);
  const [output, setOutput] = useState('');

  async function upload(body: File | undefined) {
    const response = await fetch('/studio/lab/upload', { method: 'POST', body });
    setOutput(`${response.status} ${await response.text()}`);
  }

  return (
    <form action={submit}>
      <label>
        Text <textarea name="text" />
      </label>
      <button type="submit">Count</button>
      <button type="submit" formAction={leave}>
        Leave
      </button>
      <label>
        File <input type="file" onChange={({ target }) => upload(target.files?.[0])} />
      </label>
      <button type="button" onClick={async () => setOutput((await import('./lazy')).lazyText)}>
        Load
      </button>
      <p>Counted: {visits}</p>
      <output>{output}</output>
    </form>
  );
}
