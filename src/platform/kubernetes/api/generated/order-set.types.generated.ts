// Generated from src/platform/kubernetes/api/schemas/order-set.schema.json by `npm run generate`. Do not edit.
/**
 * What a person wants of a component.
 */
export type OrderWish =
  | {
      kind: 'move'
      /**
       * Away from this node; absent: from wherever it runs.
       */
      from?: string
      /**
       * To this node.
       */
      to: string
    }
  | {
      kind: 'pin'
      /**
       * Keep it on this node.
       */
      node: string
    }
  | {
      kind: 'scale'
      /**
       * Run so many.
       */
      instances: number
    }
  | {
      kind: 'set-image'
      /**
       * The container's name or number; absent: the first.
       */
      container?: string
      /**
       * Run this image.
       */
      image: string
    }
  | {
      kind: 'set-resources'
      /**
       * The container's name or number; absent: the first.
       */
      container?: string
      requests?: ResourceWish
      limits?: ResourceWish
    }

/**
 * What people ordered of one application. It is named for the application and stands beside it.
 */
export interface OrderSetObject {
  apiVersion: 'mlsysops.eu/v1'
  kind: 'MLSysOpsOrderSet'
  metadata: ObjectMeta
  spec: {
    /**
     * The orders in force, newest last.
     */
    orders: StandingOrder[]
  }
}
/**
 * What the API server keeps of every object; more than is named here.
 */
export interface ObjectMeta {
  name: string
  namespace?: string
  uid?: string
  resourceVersion?: string
  generation?: number
  creationTimestamp?: string
  deletionTimestamp?: string
  labels?: {
    [k: string]: string
  }
  annotations?: {
    [k: string]: string
  }
  finalizers?: string[]
}
/**
 * A person's order: exactly what was asked, by whom, and until when.
 */
export interface StandingOrder {
  id: string
  /**
   * The component that it concerns.
   */
  component: string
  /**
   * Who ordered it.
   */
  by: string
  /**
   * When it was given, in milliseconds since the Unix epoch.
   */
  issuedMs: number
  /**
   * When it ends; absent: when it is lifted.
   */
  untilMs?: number
  wish: OrderWish
}
/**
 * Kubernetes quantities.
 */
export interface ResourceWish {
  cpu?: string
  memory?: string
}
