import { Document, isScalar, Scalar, visit } from 'yaml';

/** The file of a text: keys without a value are left out, lists stand on one line. */
export function formatFrontMatter(keys: Record<string, unknown>, body: string): string {
  const document = new Document(keys, { schema: 'core', keepUndefined: false });
  visit(document, {
    Seq: (_, list) => {
      list.flow = true;
    },
    // Always quoted, so that authors need not know when YAML requires it.
    Pair: (_, { key, value }) => {
      const isQuoted = isScalar(key) && quotedKeys.includes(String(key.value));
      if (isQuoted && isScalar(value)) value.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const front = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${front}---\n\n${body}\n`;
}

const quotedKeys = ['title', 'dek', 'coverAlt', 'coverCredit', 'searchTitle', 'searchDescription'];
