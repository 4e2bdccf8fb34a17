import { useState } from 'react';
import { getVideoSite } from '@/lib/markdown/video-sites';
import { insertFootnote, insertQuotation, insertVideo } from '../text/commands/inserts';
import { apply, type InsertFormProps, readSelection } from './apply';
import { Field } from './field';
import { FormDialog } from './form-dialog';

export function FootnoteForm(props: InsertFormProps) {
  const words = props.words.forms;
  const [error, setError] = useState<string>();
  return (
    <FormDialog
      words={words}
      title={words.footnote}
      submit={words.insert}
      onEnd={props.onEnd}
      onSubmit={({ text = '' }) =>
        text.trim() ? apply(props, insertFootnote(props.view.state, text)) : setError(words.missing)
      }
    >
      <Field name="text" label={words.footnoteText} error={error} isLong />
    </FormDialog>
  );
}

export function QuotationForm(props: InsertFormProps) {
  const words = props.words.forms;
  const [selected] = useState(() => readSelection(props.view));
  const [error, setError] = useState<string>();
  return (
    <FormDialog
      words={words}
      title={words.quotation}
      submit={words.insert}
      onEnd={props.onEnd}
      onSubmit={({ text = '', author = '', work = '' }) =>
        text.trim()
          ? apply(props, insertQuotation(props.view.state, { text, author, work }))
          : setError(words.missing)
      }
    >
      <Field name="text" label={words.quotationText} value={selected} error={error} isLong />
      <Field name="author" label={words.author} />
      <Field name="work" label={words.work} />
    </FormDialog>
  );
}

export function VideoForm(props: InsertFormProps) {
  const words = props.words.forms;
  const [error, setError] = useState<string>();
  return (
    <FormDialog
      words={words}
      title={words.video}
      submit={words.insert}
      onEnd={props.onEnd}
      onSubmit={({ address = '', text = '' }) =>
        getVideoSite(address.trim())
          ? apply(props, insertVideo(props.view.state, { address, text: text.trim() }))
          : setError(words.videoInvalid)
      }
    >
      <Field name="address" type="url" label={words.videoAddress} error={error} />
      <Field name="text" label={words.videoTitle} />
    </FormDialog>
  );
}
