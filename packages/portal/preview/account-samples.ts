import type {
  LockedOutProps,
  RecoveryCodesProps,
  RegisterProps,
  SecurityProps,
  SignInProps,
  TotpSetupProps,
} from "../props-account.ts"
import { now } from "./people.ts"

export function signIn(more: Partial<SignInProps> = {}): SignInProps {
  return {
    step: "password",
    flow: "",
    next: "/tickets",
    identifier: "",
    error: null,
    tries: 0,
    passkey: { base: "/api/auth" },
    exchange: { label: "Kestrel Exchange", action: "/sign-in/exchange" },
    notice: null,
    held: null,
    ...more,
  }
}

export function register(more: Partial<RegisterProps> = {}): RegisterProps {
  return {
    requestId: "019363aa-0000-7000-8000-000000000001",
    next: "/tickets",
    values: { username: "", email: "" },
    errors: [],
    passwordMin: 12,
    ...more,
  }
}

/** A version-4 sized pattern: only its shape matters here. */
const qr = Array.from({ length: 33 }, (_, y) =>
  Array.from({ length: 33 }, (_, x) => {
    const corner = [
      [0, 0],
      [26, 0],
      [0, 26],
    ].find(([cx = 0, cy = 0]) => x >= cx && x < cx + 7 && y >= cy && y < cy + 7)
    if (corner) {
      const [dx, dy] = [x - (corner[0] ?? 0), y - (corner[1] ?? 0)]
      const ring = Math.max(Math.abs(dx - 3), Math.abs(dy - 3))
      return ring === 2 ? "0" : "1"
    }
    return (x * 7 + y * 13 + ((x * y) % 5)) % 3 === 0 ? "1" : "0"
  }).join(""),
)

export const totp: TotpSetupProps = {
  secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
  qr,
  issuer: "Kestrel",
  account: "zhiyuan",
  error: null,
  required: false,
  next: "/security/recovery-codes",
}

export const codes: RecoveryCodesProps = {
  codes: [
    "4H2K-9QTD",
    "7WXM-2BCP",
    "K3NR-8YFA",
    "P6TJ-5VHE",
    "2DQL-7MZS",
    "9RCB-4KWX",
    "H5YF-3NPT",
    "T8GA-6JDR",
    "V2MS-9HQK",
    "X7EB-5TCL",
  ],
  createdAt: now,
  next: "/tickets",
}

export function security(more: Partial<SecurityProps> = {}): SecurityProps {
  return {
    username: "zhiyuan",
    email: { address: "zhiyuan@mail.example", verified: true },
    passkeys: [
      { id: "p1", name: "iPhone 17", addedAt: "2026-09-02T03:12:00Z", usedAt: "2026-11-21T13:12:00Z" },
      { id: "p2", name: "YubiKey 5C", addedAt: "2026-10-11T09:40:00Z", usedAt: null },
    ],
    passkeyBase: "/api/auth",
    totp: { since: "2026-09-02T03:10:00Z" },
    recovery: { left: 8, total: 10, createdAt: "2026-09-02T03:10:00Z" },
    sessions: [
      {
        id: "s1",
        current: true,
        device: "Chrome · Windows",
        address: "203.0.•.•",
        signedInAt: "2026-11-22T05:58:00Z",
        lastSeenAt: now,
      },
      {
        id: "s2",
        current: false,
        device: "Safari · iPhone",
        address: "198.51.•.•",
        signedInAt: "2026-11-19T23:04:00Z",
        lastSeenAt: "2026-11-21T13:12:00Z",
      },
    ],
    notice: null,
    error: null,
    ...more,
  }
}

export function lockedOut(more: Partial<LockedOutProps> = {}): LockedOutProps {
  return {
    requestId: "019363aa-0000-7000-8000-000000000002",
    values: { identifier: "", email: "", problem: "lost-authenticator", story: "" },
    errors: [],
    ...more,
  }
}
