import type {Body} from '../../support/api-server.js'

/** The columns and rows that kubectl prints, without those of `-o wide`. */
export function tableOf(body: Body): {readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[]} {
  const {columnDefinitions, rows} = body as unknown as {
    readonly columnDefinitions: readonly {readonly name: string; readonly priority: number}[]
    readonly rows: readonly {readonly cells: readonly unknown[]}[]
  }
  const shown = columnDefinitions.map(({priority}) => priority === 0)
  return {
    columns: columnDefinitions.filter((_, index) => shown[index]).map(({name}) => name),
    rows: rows.map(({cells}) => cells.filter((_, index) => shown[index])),
  }
}
