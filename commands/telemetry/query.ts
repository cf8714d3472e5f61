import {Args, Flags} from '@oclif/core'
import {choice, duration} from '../../src/cli/flags.js'
import {playedIn, telemetryRemark} from '../../src/cli/remarks.js'
import {renderMetrics} from '../../src/cli/render/control.js'
import {isNothing, renderTelemetry} from '../../src/cli/render/telemetry.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {given} from '../../src/support/given.js'

export default class TelemetryQuery extends SliceCommand {
  static override summary = 'Show what was measured of a metric; without a metric, which metrics there are.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> frame_classify_latency --application camera --window 5m',
    '<%= config.bin %> <%= command.id %> frame_classify_latency --by p95 --json',
  ]
  static override args = {metric: Args.string({description: 'the metric'})}
  static override flags = {
    application: Flags.string({description: 'only of this application'}),
    component: Flags.string({description: 'only of this component'}),
    instance: Flags.string({description: 'only of this instance'}),
    node: Flags.string({description: 'only of this node'}),
    cluster: Flags.string({description: 'only of this cluster'}),
    window: duration({description: "how far back, on the slice's clock", default: 300_000}),
    by: choice(['mean', 'min', 'max', 'p50', 'p95', 'p99', 'last', 'sum', 'count'], 'one number over all points', 'aggregate'),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(TelemetryQuery)
    const api = await this.api()
    const played = playedIn((await this.connection()).target.testbed)
    if (args.metric === undefined) {
      const metrics = await api.listMetrics(undefined, {signal: this.signal})
      if (metrics.items.length === 0) this.note(telemetryRemark(undefined, played))
      return this.print(metrics, renderMetrics)
    }
    const {application, component, instance, node, cluster, by} = flags
    const filter = given({application, component, instance, node, cluster, by})
    const windowMs = Math.round(flags.window)
    const answer = await this.withSliceTime(api, api.queryTelemetry({metric: args.metric, windowMs, ...filter}, {signal: this.signal}))
    if (isNothing(answer)) this.note(telemetryRemark({windowMs}, played))
    return this.print(answer, renderTelemetry)
  }
}
