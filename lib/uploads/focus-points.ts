import type { Focus } from '@/lib/media/variants';

/** The points that can be chosen: the middle of each cell of a grid of three by three */
const focusSteps = [1 / 6, 1 / 2, 5 / 6];

export const focusPoints: Record<string, Focus> = Object.fromEntries(
  focusSteps.flatMap((y, row) => focusSteps.map((x, column) => [`${column}-${row}`, { x, y }])),
);

/** @returns the value of the point in a form; empty if none is chosen */
export function findFocusPoint(focus: Focus | null): string {
  if (!focus) return '';
  const cell = (part: number) => Math.min(Math.floor(part * 3), 2);
  return `${cell(focus.x)}-${cell(focus.y)}`;
}
