import type {CommandClass} from './command-table.js'
import {commandPage} from './help.js'
import type {CommandPage, FlagEntry} from './render/help.js'
import {TOPICS} from './topics.js'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

/** A script that completes topics, commands, flags and the words that a flag takes. It asks nothing of the program when it runs. */
export function completionScript(shell: Shell, commands: readonly CommandClass[]): string {
  const pages = commands.filter((command) => command.hidden !== true).map(commandPage)
  switch (shell) {
    case 'bash':
      return bash(pages)
    case 'zsh':
      return zsh(pages)
    case 'fish':
      return fish(pages)
  }
}

function bash(pages: readonly CommandPage[]): string {
  return `# bash completion for mlsysops
_mlsysops() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} words
  local one=\${COMP_WORDS[1]} two=\${COMP_WORDS[2]} id
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${firstWords(pages).join(' ')}"
  else
    id="$one $two"
    case $id in
${pages.map((page) => `      ${casePattern(page.name)}) words="${[...firstArgument(page), ...longFlags(page)].join(' ')}"; ${bashValues(page)};;`).join('\n')}
    esac
    if [ "$COMP_CWORD" -eq 2 ]; then
      case $one in
${topicsOf(pages)
  .map(([topic, verbs]) => `        ${topic}) words="${verbs.join(' ')}" ;;`)
  .join('\n')}
      esac
    fi
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  if [ \${#COMPREPLY[@]} -eq 0 ] && [[ $cur != -* ]]; then mapfile -t COMPREPLY < <(compgen -f -- "$cur"); fi
}
complete -F _mlsysops mlsysops
`
}

function bashValues(page: CommandPage): string {
  const values = withWords(page)
  if (values.length === 0) return ''
  const cases = values.map((flag) => `--${flag.name}) words="${flag.options.join(' ')}" ;;`).join(' ')
  return `case $prev in ${cases} esac `
}

/** \`app deploy\` as two words; a command without a topic is followed by anything. */
function casePattern(name: string): string {
  return name.includes(' ') ? `"${name}"` : `"${name} "*`
}

function zsh(pages: readonly CommandPage[]): string {
  return `#compdef mlsysops
_mlsysops() {
  local id="\${words[2]} \${words[3]}"
  if (( CURRENT == 2 )); then
    local -a first=(${[...topics(pages), ...roots(pages)].map(([name, summary]) => `'${name}:${quoted(summary)}'`).join(' ')})
    _describe command first
    return
  fi
  case $id in
${pages.map((page) => `    ${casePattern(page.name)}) _arguments -s ${page.flags.map(zshFlag).join(' ')} '*:${zshArgument(page)}' ; return ;;`).join('\n')}
  esac
  if (( CURRENT == 3 )); then
    case \${words[2]} in
${topicsOf(pages)
  .map(([topic]) => `      ${topic}) local -a verbs=(${verbsWithSummary(pages, topic)}); _describe command verbs ;;`)
  .join('\n')}
    esac
  fi
}
_mlsysops "$@"
`
}

function zshArgument(page: CommandPage): string {
  const words = firstArgument(page)
  return words.length === 0 ? 'file:_files' : `${page.args[0]?.name ?? ''}:(${words.join(' ')})`
}

function zshFlag(flag: FlagEntry): string {
  const value = flag.takesValue
    ? `:${flag.valueName ?? flag.name}:${flag.options.length > 0 ? `(${flag.options.join(' ')})` : '_files'}`
    : ''
  return `'--${flag.name}[${quoted(flag.description).replaceAll('[', '(').replaceAll(']', ')')}]${value}'`
}

function fish(pages: readonly CommandPage[]): string {
  const first = [...topics(pages), ...roots(pages)].map(
    ([name, summary]) => `complete -c mlsysops -f -n '__fish_use_subcommand' -a '${name}' -d '${quoted(summary)}'`,
  )
  const second = pages
    .filter((page) => page.name.includes(' '))
    .map((page) => {
      const [topic = '', verb = ''] = page.name.split(' ')
      const siblings = pages.filter((one) => one.name.startsWith(`${topic} `)).map((one) => one.name.slice(topic.length + 1))
      const condition = `__fish_seen_subcommand_from ${topic}; and not __fish_seen_subcommand_from ${siblings.join(' ')}`
      return `complete -c mlsysops -f -n '${condition}' -a '${verb}' -d '${quoted(page.summary)}'`
    })
  const flags = pages.flatMap((page) => {
    const condition = page.name
      .split(' ')
      .map((word) => `__fish_seen_subcommand_from ${word}`)
      .join('; and ')
    const words = firstArgument(page).map((word) => `complete -c mlsysops -f -n '${condition}' -a '${word}'`)
    const named = page.flags.map((flag) => {
      const words = flag.options.length === 0 ? '' : ` -x -a '${flag.options.join(' ')}'`
      return `complete -c mlsysops -n '${condition}' -l ${flag.name}${flag.takesValue && words === '' ? ' -r' : ''}${words} -d '${quoted(flag.description)}'`
    })
    return [...words, ...named]
  })
  return `# fish completion for mlsysops\n${[...first, ...second, ...flags].join('\n')}\n`
}

function firstWords(pages: readonly CommandPage[]): readonly string[] {
  return [...topics(pages), ...roots(pages)].map(([name]) => name)
}

function topics(pages: readonly CommandPage[]): readonly (readonly [string, string])[] {
  return TOPICS.filter(({name}) => pages.some((page) => page.name.startsWith(`${name} `))).map(
    ({name, summary}) => [name, summary] as const,
  )
}

function roots(pages: readonly CommandPage[]): readonly (readonly [string, string])[] {
  return pages.filter((page) => !page.name.includes(' ')).map((page) => [page.name, page.summary] as const)
}

function topicsOf(pages: readonly CommandPage[]): readonly (readonly [string, readonly string[]])[] {
  return topics(pages).map(([topic]) => [
    topic,
    [...new Set(pages.filter((page) => page.name.startsWith(`${topic} `)).map((page) => page.name.split(' ')[1] ?? ''))],
  ])
}

function verbsWithSummary(pages: readonly CommandPage[], topic: string): string {
  return pages
    .filter((page) => page.name.startsWith(`${topic} `))
    .map((page) => `'${page.name.slice(topic.length + 1)}:${quoted(page.summary)}'`)
    .join(' ')
}

/** The words that the first argument of a command may be. */
function firstArgument(page: CommandPage): readonly string[] {
  return page.args[0]?.options ?? []
}

function longFlags(page: CommandPage): readonly string[] {
  return page.flags.map((flag) => `--${flag.name}`)
}

function withWords(page: CommandPage): readonly FlagEntry[] {
  return page.flags.filter((flag) => flag.options.length > 0)
}

function quoted(text: string): string {
  return text.replaceAll("'", '’').replaceAll(':', ' –').replaceAll('`', '')
}
