import { useEffect, useId, useState } from 'react';
import type { FoundArticle } from '../editor-props';
import { findLink, replaceText, writeLink } from '../text/commands/inserts';
import { apply, type InsertFormProps } from './apply';
import { Field } from './field';
import { FormDialog } from './form-dialog';

const searchDelayMs = 250;

export function LinkForm(props: InsertFormProps) {
  const { view, onEnd, findArticles } = props;
  const words = props.words.forms;
  const [link] = useState(() => findLink(view.state));
  const [address, setAddress] = useState(link.address);
  const [title, setTitle] = useState('');
  const [error, setError] = useState<string>();
  const found = useFoundArticles(findArticles, address);
  const id = useId();
  const isOld = link.address !== '' && link.text !== '';

  function insert({ text = '' }: Record<string, string>) {
    const written = completeAddress(address);
    if (!written) setError(words.addressInvalid);
    else {
      const link_ = { text: text.trim() || title || written, address: written };
      apply(props, replaceText(link.from, link.to, writeLink(link_)));
    }
  }

  return (
    <FormDialog
      words={words}
      title={words.link}
      submit={isOld ? words.apply : words.insert}
      onSubmit={insert}
      onEnd={onEnd}
    >
      <div className="studio-field">
        <label htmlFor={id}>{words.address}</label>
        <input
          id={id}
          name="address"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          value={address}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-about`}
          onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        />
        <p id={`${id}-about`} className={error ? 'studio-error' : 'studio-hint'}>
          {error ?? words.addressHint}
        </p>
      </div>
      {found.length > 0 && (
        <ul className="md-found" aria-label={words.ownArticles}>
          {found.map((article) => (
            <li key={article.path}>
              <button
                type="button"
                onClick={() => {
                  setAddress(article.path);
                  setTitle(article.title);
                }}
              >
                {article.title}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field name="text" label={words.text} value={link.text} />
      {isOld && (
        <button
          className="studio-button"
          type="button"
          onClick={() => apply(props, replaceText(link.from, link.to, link.text))}
        >
          {words.remove}
        </button>
      )}
    </FormDialog>
  );
}

/** `example.com/page` → `https://example.com/page`; null if it is no address */
function completeAddress(typed: string): string | null {
  const address = typed.trim();
  if (/^(?:https?:\/\/|mailto:|\/|#)\S+$/i.test(address)) return address;
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(address)) return `mailto:${address}`;
  return /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?:[/?#]\S*)?$/i.test(address)
    ? `https://${address}`
    : null;
}

function useFoundArticles(
  findArticles: InsertFormProps['findArticles'],
  query: string,
): FoundArticle[] {
  const [found, setFound] = useState<FoundArticle[]>([]);
  const searched = findArticles && /^[^/#:]{2,}$/.test(query.trim()) ? query.trim() : '';
  useEffect(() => {
    if (!searched) {
      setFound([]);
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const articles = await findArticles?.(searched).catch(() => []);
      if (isCurrent) setFound(articles ?? []);
    }, searchDelayMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [findArticles, searched]);
  return found;
}
