"""`copydesk completion`: what a shell needs to complete our commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion for a shell, to be put where it looks:

    \b
    bash: copydesk completion bash > ~/.local/share/bash-completion/completions/copydesk
    zsh:  copydesk completion zsh > "${fpath[1]}/_copydesk"
    fish: copydesk completion fish > ~/.config/fish/completions/copydesk.fish
    """
    kind = get_completion_class(shell)
    if kind is None:  # every shell named above has one
        raise click.UsageError(f"no completion for {shell}")
    root = click.get_current_context().find_root().command
    click.echo(kind(root, {}, "copydesk", "_COPYDESK_COMPLETE").source())
