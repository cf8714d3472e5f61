import type {Silence} from './render/views.js'

type Page<Item> = {readonly items: readonly Item[]; readonly nextCursor: string | null; readonly silence?: Silence}

const PAGE_SIZE = 500

/** All items of a paged list, or the first `most` of them; and whether any page said that it is old. */
export async function allPages<Item>(
  ask: (page: {readonly limit: number; readonly cursor?: string}) => Promise<Page<Item>>,
  most = Number.POSITIVE_INFINITY,
): Promise<{readonly items: readonly Item[]; readonly silence?: Silence}> {
  const items: Item[] = []
  let silence: Silence | undefined
  let cursor: string | null | undefined
  while (cursor !== null && items.length < most) {
    const page: Page<Item> = await ask({limit: Math.min(PAGE_SIZE, most - items.length), ...(cursor === undefined ? {} : {cursor})})
    items.push(...page.items)
    silence = page.silence ?? silence
    cursor = page.nextCursor
  }
  return {items, ...(silence === undefined ? {} : {silence})}
}
