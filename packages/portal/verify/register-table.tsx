import { paths } from "../paths.ts"
import type { RegisterView } from "../props-verify.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** All that is ours, sealed: addresses are text to compare with, not links to follow. */
export function RegisterTable({ register }: { register: RegisterView }) {
  const { t } = usePage()
  return (
    <>
      <section class="registry" aria-labelledby="register-h">
        <h2 id="register-h">{t("genuine.register")}</h2>
        <p class="lead">{t("genuine.register.lead")}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("genuine.register.channel")}</th>
              <th scope="col">{t("genuine.register.address")}</th>
              <th scope="col">{t("genuine.register.use")}</th>
              <th scope="col">{t("genuine.register.since")}</th>
            </tr>
          </thead>
          <tbody>
            {register.channels.map((line) => (
              <tr key={line.key}>
                <th scope="row">
                  <Icon name="seal" size="s" />
                  {line.name || (line.kind !== "staff-role" && t(`genuine.channel.${line.kind}`))}
                </th>
                <td data-l={t("genuine.register.address")}>
                  <bdi class="mono" dir="ltr">
                    {line.address}
                  </bdi>
                </td>
                <td data-l={t("genuine.register.use")}>
                  {line.use}
                  {line.brand && <span class="meta"> · {line.brand}</span>}
                </td>
                <td data-l={t("genuine.register.since")} class="n">
                  {line.since.slice(0, 4)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="meta signed-by">
          <Icon name="seal" size="s" />
          <span>
            <When
              at={register.signedAt}
              how="full"
              zoned
              say="genuine.register.signed"
              with={{ n: register.version, key: register.keyId }}
            />{" "}
            <a href={paths.signedRegister}>{t("genuine.register.json")}</a> ·{" "}
            <a href={paths.signingKeys}>{t("genuine.register.keys")}</a>
          </span>
        </p>
      </section>
      {register.roles.length > 0 && <Roles roles={register.roles} />}
    </>
  )
}

function Roles({ roles }: Pick<RegisterView, "roles">) {
  const { t } = usePage()
  return (
    <section class="registry roles" aria-labelledby="roles-h">
      <h2 id="roles-h">{t("genuine.roles")}</h2>
      <ul class="role-list">
        {roles.map((role) => (
          <li key={role.key}>
            <h3>
              <Icon name="seal" size="s" />
              {role.name}
            </h3>
            <p>{role.use}</p>
            <dl>
              <div>
                <dt>{t("genuine.roles.may")}</dt>
                {role.may.map((text) => (
                  <dd key={text}>{text}</dd>
                ))}
              </div>
              <div>
                <dt>{t("genuine.roles.never")}</dt>
                {role.never.map((text) => (
                  <dd key={text}>{text}</dd>
                ))}
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
