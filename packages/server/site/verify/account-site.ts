import type { VerifyDeps } from "./deps.ts"

/**
 * The website that a customer is told to type by hand to change their password: the shortest of the brand's, which is
 * where accounts are kept; those of help, status and programs stand below it.
 */
export function accountSite({ check: { register } }: Pick<VerifyDeps, "check">): string {
  const { brand, host } = register.current()
  const [shortest] = register
    .officialList("en")
    .filter((channel) => channel.kind === "website" && channel.brand === brand)
    .map(({ address }) => address)
    .sort((a, b) => a.length - b.length)
  return shortest ?? host
}
