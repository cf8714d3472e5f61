import {Args} from '@oclif/core'

export const applicationArg = {application: Args.string({required: true, description: 'the application'})}
