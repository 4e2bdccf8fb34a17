type RemoveSectionProps = {
  action: (form: FormData) => Promise<void>;
  id: number;
  words: { delete: string; deleteText: string };
};

/** Of a topic or an author that no text names */
export function RemoveSection({ action, id, words }: RemoveSectionProps) {
  return (
    <section>
      <h2>{words.delete}</h2>
      <form className="studio-form" action={action}>
        <input type="hidden" name="id" value={id} />
        <p>{words.deleteText}</p>
        <button className="studio-button" type="submit">
          {words.delete}
        </button>
      </form>
    </section>
  );
}
