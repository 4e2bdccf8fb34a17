import type { SiteSettingsWords } from '@/lib/i18n/studio/site-settings/fr';

type SaveBarProps = {
  words: SiteSettingsWords;
  label: string;
  outcome: 'saved' | 'failed' | undefined;
  /** How many fields are wrong */
  problems: number;
  isPending: boolean;
};

export function SaveBar({ words, label, outcome, problems, isPending }: SaveBarProps) {
  return (
    <div className="site-save">
      <button className="studio-button first" type="submit" aria-disabled={isPending}>
        {label}
      </button>
      {outcome === 'saved' && <p role="status">{words.saved}</p>}
      {outcome === 'failed' && (
        <p className="studio-error" role="alert">
          {words.failed}
        </p>
      )}
      {problems > 0 && <p className="studio-error">{words.problemCount(problems)}</p>}
    </div>
  );
}
