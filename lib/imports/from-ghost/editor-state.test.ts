import { expect, test } from 'vitest';
import { findArticle, ghost2, listWarnings } from './test-export';

test('reads Lexical if there is no HTML', () => {
  const { article, pictures } = findArticle('ethique-et-droit');
  expect(article.body).toBe(
    `## Le droit

Un règlement ***européen***\\
[le texte](https://example.eu/loi).

1. déclarer
2. \`documenter\`

![Une cour de justice](cour.jpg "La cour")

\`\`\`python
print(1)
\`\`\`

Du **Markdown**, avec

- une liste

[![Le procès](1-640.jpg)](https://vimeo.com/76979871)

> À retenir`,
  );
  expect(pictures[0]?.address).toBe('content/images/2024/04/cour.jpg');
  expect(listWarnings(article.title)).toContain('removed members-only content');
  expect(listWarnings(article.title)).toContain('removed an unsupported card: transistor');
  expect(listWarnings(article.title)).toContain(
    'the address changed: ethique_et_droit → ethique-et-droit',
  );
});

test('reads Mobiledoc of Ghost 2 if there is no HTML', () => {
  const { article } = findArticle('former-une-equipe', ghost2);
  expect(article.body).toBe(
    `## Une formation

Former, c’est **_faire faire_**\\
[un exemple](https://example.com/a).

- un
- **deux**

![Une salle vide](salle.jpg "La salle, avant")

Un *mot* et un [lien](/articles/ancien-billet).

\`\`\`bash
ls -l
\`\`\`

---

<https://youtu.be/zZ99>

> On apprend en faisant.`,
  );
  expect(article.dek).toBe('Former une équipe à l’IA en deux jours.');
  expect(findArticle('ancien-billet', ghost2).article).toMatchObject({
    featured: true,
    publishedAt: new Date('2016-06-15T14:13:20Z'),
    author: 'nadia-b',
  });
});
