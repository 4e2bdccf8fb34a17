import type { Graph } from 'schema-dts';

/** What the page says of itself to machines. Not a script that runs: it needs no place in the policy of the page's scripts. */
export function JsonLd({ graph }: { graph: Graph }) {
  // What ends a script or begins a comment in HTML, written as JSON may write it too.
  const json = JSON.stringify(graph).replaceAll('<', '\\u003c');
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes of a script's text, and what is dangerous is escaped above.
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
