// Writes the command table of README.md from the command classes (dist/, so build first). `--check`: only says whether it is fresh.
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {CommandTable} from '../dist/src/cli/command-table.js'
import {commandPage} from '../dist/src/cli/help.js'
import {TOPICS} from '../dist/src/cli/topics.js'

const BEGIN = '<!-- commands: written by tools/readme.mjs -->'
const END = '<!-- end of commands -->'
const root = fileURLToPath(new URL('..', import.meta.url))
const path = join(root, 'README.md')

const pages = (await new CommandTable(root).loadAll()).filter((command) => command.hidden !== true).map(commandPage)
const before = readFileSync(path, 'utf8')
const after = before.replace(new RegExp(`${BEGIN}[^]*${END}`), () => `${BEGIN}\n${table(pages)}\n${END}`)
if (!after.includes(END)) fail(`README.md has no ${BEGIN} … ${END}.`)
if (process.argv.includes('--check')) {
  if (after !== before) fail('The command table of README.md is stale. Run: npm run build && node tools/readme.mjs')
} else writeFileSync(path, after)

function table(all) {
  const groups = [
    ...TOPICS.map(({name}) => all.filter((page) => page.name.startsWith(`${name} `))),
    all.filter((page) => !page.name.includes(' ')),
  ]
  const rows = groups.flat().map((page) => `| \`${[page.name, ...words(page)].join(' ')}\` | ${page.summary.replaceAll('|', '\\|')} |`)
  return ['| Command | What it does |', '| --- | --- |', ...rows].join('\n')
}

function words({args}) {
  return args.map(({name, required}) => (required ? `<${name}>` : `[${name}]`))
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
