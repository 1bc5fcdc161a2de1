import { t } from "../language";

export function Share() {
  return <h1>{t("shell.share")}</h1>;
}
