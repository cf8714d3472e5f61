import type {Silence, UnheardCluster} from './render/views.js'

/** Whether a list, or a part of it, is old. */
type Heard = {readonly silence?: Silence; readonly unheard?: readonly UnheardCluster[]}
type Page<Item> = Heard & {readonly items: readonly Item[]; readonly nextCursor: string | null}

const PAGE_SIZE = 500

/** All items of a paged list, or the first `most` of them; and what any page said of how old it is. */
export async function allPages<Item>(
  ask: (page: {readonly limit: number; readonly cursor?: string}) => Promise<Page<Item>>,
  most = Number.POSITIVE_INFINITY,
): Promise<Heard & {readonly items: readonly Item[]}> {
  const items: Item[] = []
  const unheard = new Map<string, UnheardCluster>()
  let silence: Silence | undefined
  let cursor: string | null | undefined
  while (cursor !== null && items.length < most) {
    const page: Page<Item> = await ask({limit: Math.min(PAGE_SIZE, most - items.length), ...(cursor === undefined ? {} : {cursor})})
    items.push(...page.items)
    for (const one of page.unheard ?? []) unheard.set(one.cluster, one)
    silence = page.silence ?? silence
    cursor = page.nextCursor
  }
  return {
    items,
    ...(silence === undefined ? {} : {silence}),
    ...(unheard.size === 0 ? {} : {unheard: [...unheard.values()]}),
  }
}
