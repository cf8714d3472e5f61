type Page<Item> = {readonly items: readonly Item[]; readonly nextCursor: string | null}

const PAGE_SIZE = 500

/** All items of a paged list, or the first `most` of them. */
export async function allPages<Item>(
  ask: (page: {readonly limit: number; readonly cursor?: string}) => Promise<Page<Item>>,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let cursor: string | null | undefined
  while (cursor !== null && items.length < most) {
    const page: Page<Item> = await ask({limit: Math.min(PAGE_SIZE, most - items.length), ...(cursor === undefined ? {} : {cursor})})
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}
