declare module "node:fs" {
  export function writeFileSync(file: string, text: string): void;
}
declare module "node:process" {
  export const argv: string[];
}
