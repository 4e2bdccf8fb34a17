/** Groups and their items in the order in which they appear */
export function groupBy<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function countEach<Item>(items: Item[]): Map<Item, number> {
  const groups = [...groupBy(items, (item) => item)];
  return new Map(groups.map(([item, { length }]) => [item, length]));
}
