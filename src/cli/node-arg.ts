import {Args} from '@oclif/core'

export const nodeArg = {
  node: Args.string({required: true, description: 'the node; cluster/node where several clusters have one of that name'}),
}
