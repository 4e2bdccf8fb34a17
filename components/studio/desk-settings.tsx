import { getStudioWords } from '@/lib/i18n/studio/words';
import { NotifyChoice } from './desk/notify-choice';
import { HoursForm, type HoursFormProps } from './hours-form';
import { SavedReplies, type SavedRepliesProps } from './saved-replies';

export function DeskSettings({
  locale,
  hours,
  timeZone,
  replies,
}: HoursFormProps & SavedRepliesProps) {
  const { deskSettings: words, desk } = getStudioWords(locale);
  return (
    <>
      <h1 className="studio-title">{words.title}</h1>
      <div className="studio-settings">
        <section>
          <h2>{words.hours}</h2>
          <p className="studio-soft">{words.hoursText}</p>
          <HoursForm locale={locale} hours={hours} timeZone={timeZone} />
        </section>
        <section>
          <h2>{desk.live.title}</h2>
          <p className="studio-soft">{desk.live.text}</p>
          <NotifyChoice words={{ notify: desk.live.notify, denied: desk.live.denied }} />
        </section>
        <section>
          <h2>{words.replies}</h2>
          <p className="studio-soft">{words.repliesText}</p>
          <SavedReplies locale={locale} replies={replies} />
        </section>
      </div>
    </>
  );
}
