import type { Graph } from 'schema-dts';

export function JsonLd({ graph }: { graph: Graph }) {
  // Keeps </script> and <!-- out of the HTML.
  const json = JSON.stringify(graph).replaceAll('<', '\\u003c');
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes; < is escaped above.
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
