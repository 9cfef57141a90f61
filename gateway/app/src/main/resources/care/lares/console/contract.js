// SPDX-License-Identifier: Apache-2.0
// What the gateway's API answers, as far as the page uses it. Types only: GET /openapi.yaml is the contract.

/**
 * @typedef {"high" | "medium" | "low"} Priority
 *
 * @typedef {object} AlarmStep
 * @property {string} at RFC 3339
 * @property {string} event such as `raised`, `escalated`
 * @property {string} by a person's id, a device's id, or `gateway`
 * @property {string} channel
 * @property {string} detail an outcome or a reason; may be empty
 *
 * @typedef {object} Alarm
 * @property {string} id
 * @property {string} kind such as `sos`
 * @property {"person" | "environment" | "security" | "assistance" | "technical"} category
 * @property {Priority} priority
 * @property {"active" | "acknowledged" | "accepted" | "ended_unacknowledged" | "ended"} state
 * @property {string} text what is wrong
 * @property {?string} foldKey what it shares with those it may be shown as one with
 * @property {string} advice what to do
 * @property {boolean} test
 * @property {string} site
 * @property {?string} place
 * @property {?string} resident
 * @property {?string} residentName
 * @property {?string} device
 * @property {string} raisedAt RFC 3339
 * @property {string} observedAt RFC 3339
 * @property {number} occurrence how many times it began
 * @property {number} count how many times it was told
 * @property {?string} acceptedBy
 * @property {?string} holdUntil RFC 3339
 * @property {?string} expectedAt RFC 3339, when whoever goes said to be there
 * @property {{console: string, by: string, until: string}[]} silenced at which consoles
 * @property {AlarmStep[]} history oldest first
 *
 * @typedef {object} Resident
 * @property {string} id
 * @property {string} name
 * @property {?string} place
 *
 * @typedef {object} CheckIn
 * @property {string} resident
 * @property {"off" | "away" | "clock_untrusted" | "waiting" | "asked" | "answered" | "missed"} state
 * @property {?{from: string, to: string}} window the one it is about
 * @property {?{from: string, to: string}} next
 * @property {?{event: string, of: string, at: string, by: string}} last
 * @property {?string} awayUntil RFC 3339
 *
 * @typedef {object} Device
 * @property {string} id
 * @property {?string} resident
 * @property {?string} place
 * @property {?string} driver
 * @property {?string} name
 * @property {boolean} revoked
 * @property {boolean} supervised whether it reports by itself
 * @property {boolean} callButton whether each of its presses is a call for help
 * @property {?boolean} online null: not known
 * @property {?string} lastSeen RFC 3339
 * @property {?boolean} lastSeenTrusted false: nobody knows how long ago that was
 * @property {?string} lastProven RFC 3339, when a press, a test or an alarm last showed that it works
 * @property {?boolean} lastProvenTrusted false: nobody knows how long ago that was
 * @property {?number} battery percent
 * @property {?boolean} batteryLow
 * @property {string[]} faults
 *
 * @typedef {object} Reading
 * @property {?number} seq
 * @property {string} device
 * @property {?string} resident
 * @property {string} kind such as `heart_rate`
 * @property {number | boolean | string} value
 * @property {?string} unit UCUM
 * @property {?string} observedAt RFC 3339
 * @property {string} receivedAt RFC 3339
 * @property {string[]} quality such as `implausible`
 *
 * @typedef {object} News2
 * @property {boolean} on whether anything is scored for this resident
 * @property {?number} total null while something is missing
 * @property {"low" | "low-medium" | "medium" | "high" | null} risk
 * @property {string[]} missing parameters
 * @property {?string} at RFC 3339, of the newest value
 * @property {?{total: number, at: string, nextDue: string}} complete the last one that had everything
 *
 * @typedef {object} Health
 * @property {string} at RFC 3339
 * @property {boolean} ready
 * @property {string[]} degraded sentences
 * @property {string} records room for records, in a line
 * @property {number} alarmsOpen
 * @property {string} index such as `complete`
 * @property {boolean} beingSetUp whether those outside are told of alarms as tests
 *
 * @typedef {object} Session
 * @property {string} person
 * @property {string[]} scopes
 * @property {string} csrf
 * @property {string} until RFC 3339
 */

export {};
