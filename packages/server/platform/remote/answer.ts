/**
 * What a question to another system can come to.
 *
 * "down" and "absent" are different states on purpose: a caller that reads the value has to say which of
 * them it means, so an outage can never pass for "there is no such thing".
 */

/**
 * - `time-out`: no whole answer within the time allowed.
 * - `unreachable`: no connection, or it broke.
 * - `refused`: the far side does not accept our token (401, 403).
 * - `failing`: an error of the far side, or a status nobody agreed on.
 * - `garbled`: an answer that is not what the far side promised (not JSON, wrong shape, too long).
 * - `busy`: 429 from the far side, or as many questions under way as we allow.
 * - `resting`: not asked at all, since the last questions all failed (see breaker.ts).
 */
export type DownReason = "time-out" | "unreachable" | "refused" | "failing" | "garbled" | "busy" | "resting"

export type Down<R extends string = DownReason> = { state: "down"; reason: R }

/** No address is set for the far side, so nobody was asked. */
export type NotConfigured = { state: "not-configured" }

/** The far side says that the thing asked for is not there, by one of the error codes the caller named. */
export type Absent = { state: "absent"; code: string }

export type Ok<T> = { state: "ok"; value: T }
