/** A plan in which an enabling, a join and a deactivation wait for somebody. */
import { group, groupKey, guid, input, managed, person, planOf } from '../../builders.js'

export const settings = {
  groupMap: new Map([['*', ['CN=VPN']]]),
  restrictedGroups: ['CN=VPN'],
  requireApproval: ['disable', 'leave'] as const,
}
export const plan = planOf(
  input({
    settings,
    groupList: [group('VPN')],
    people: [person()],
    managed: [
      managed({ enabled: false }),
      managed({ guid: guid(1002), name: 'P Left', anchor: null, memberOf: new Set([groupKey('VPN')]) }),
    ],
  }),
)
