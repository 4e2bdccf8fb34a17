import { useEffect, useState } from 'react';

/** What stands beside the text; `auto`, before the script runs, are the fields where there is room. */
export type Side = 'auto' | 'fields' | 'preview' | 'none';

export function useSide() {
  const [side, setSide] = useState<Side>('auto');
  useEffect(() => {
    setSide(matchMedia('(min-width: 60rem)').matches ? 'fields' : 'none');
  }, []);
  return [side, setSide] as const;
}

type SideButtonProps = {
  side: Side;
  shown: Side;
  text: string;
  onShow: (side: Side) => void;
};

export function SideButton({ side, shown, text, onShow }: SideButtonProps) {
  const isShown = side === shown;
  return (
    <button
      className="studio-button"
      type="button"
      aria-expanded={isShown}
      onClick={() => onShow(isShown ? 'none' : side)}
    >
      {text}
    </button>
  );
}
