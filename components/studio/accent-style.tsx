'use client';

import { useEffect, useState } from 'react';

type AccentStyleProps = { accent: string; nonce: string };

/** The policy refuses a style that a later answer changes, as its nonce is another: from then on the script sets the accent. */
export function AccentStyle({ accent, nonce }: AccentStyleProps) {
  const [first] = useState({ accent, nonce });
  useEffect(() => {
    if (accent !== first.accent) document.documentElement.style.setProperty('--accent', accent);
  }, [accent, first]);
  return <style nonce={first.nonce}>{`:root{--accent:${first.accent}}`}</style>;
}
