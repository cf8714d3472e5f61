import {Flags} from '@oclif/core'
import {readAgentFile} from '../../src/cli/agent-file.js'
import {BaseCommand} from '../../src/cli/base-command.js'
import {readPackage} from '../../src/cli/program.js'
import {makingFlags, nameFlag, upRequest} from '../../src/cli/testbed-flags.js'
import {embeddedSurroundings, testbeds} from '../../src/cli/testbeds.js'
import {runAgentsHere} from '../../src/testbed/embedded/foreground.js'
import {runningWorld} from '../../src/testbed/embedded/one-agent.js'

const LAYERS = ['continuum', 'cluster', 'node'] as const

export default class AgentRun extends BaseCommand {
  static override summary = 'Run agents of a testbed in the foreground: their log is the output.'
  static override description =
    'Without --layer all agents of a testbed, continuum, clusters and nodes, and its API run in this process until it is stopped; the simulated world runs in the background, and is started if it does not. With --layer and --config one agent runs: the file names the testbed, and the cluster and node of the agent. Where another agent leads already it stands by; until agents are joined over machines it hears no other process. A line `Ready on …` says when it is there. Stopping it touches nothing that runs.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --name lab',
    '<%= config.bin %> <%= command.id %> --layer cluster --config agent.yaml',
  ]
  static override flags = {
    name: nameFlag,
    config: Flags.string({description: 'run only one agent, the one that this file describes', helpValue: '<file>'}),
    layer: Flags.option({options: LAYERS, dependsOn: ['config'], description: 'the layer of that agent, where the file does not say it'})(),
    ...makingFlags,
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(AgentRun)
    const {root} = this.config
    const {version} = readPackage(root)
    if (flags.config !== undefined) {
      const agent = await readAgentFile(flags.config, flags.layer)
      const {runAgent} = await import('../../src/compose/agent-process.js')
      await runAgent({agent, path: flags.config, version, world: (testbed) => runningWorld(testbed, testbeds())}, this.signal)
      return
    }
    const {runAgentsProcess} = await import('../../src/compose.js')
    this.exitStatus = await runAgentsHere(
      upRequest(flags, await this.configuration()),
      (config, signal) => runAgentsProcess(config, signal, version),
      embeddedSurroundings(root),
      {signal: this.signal, say: (text) => this.say(text)},
    )
  }
}
