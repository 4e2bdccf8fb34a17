import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';

/** Far more than a text needs, and a tenth of what exhausts the stack while a page is rendered */
const maxNesting = 100;

/** @returns the tree, or the line where blocks, emphasis or HTML are nested too deeply to be rendered */
export function parseWithinLimit<Tree extends Root | HtmlRoot>(
  parse: () => Tree,
): { tree: Tree; deepLine: null } | { tree: null; deepLine: number } {
  try {
    const tree = parse();
    const deepLine = findDeepNode(tree);
    return deepLine === null ? { tree, deepLine } : { tree: null, deepLine };
  } catch (error) {
    if (error instanceof RangeError) return { tree: null, deepLine: 1 };
    throw error;
  }
}

type TreeNode = { children?: TreeNode[]; position?: { start: { line: number } } };

/** Level by level: a recursive search would exhaust the stack, too. */
function findDeepNode(tree: Root | HtmlRoot): number | null {
  let level: TreeNode[] = tree.children;
  for (let depth = 1; level[0]; depth += 1) {
    if (depth > maxNesting) return level[0].position?.start.line ?? 1;
    level = level.flatMap(({ children }) => children ?? []);
  }
  return null;
}
