"""claimpack: a compiler for datasets of claims. What is named here is public; the rest may move."""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes longer to load than all that is needed of it here
if TYPE_CHECKING:
    from claimpack.pipeline import build_project, check_project, compile_project

__all__ = ["build_project", "check_project", "compile_project"]


def __getattr__(name: str) -> object:
    """Load the compiler when it is first asked for, so that `import claimpack` costs nothing."""
    if name in __all__:
        from claimpack import pipeline as compiler

        return getattr(compiler, name)
    raise AttributeError(f"module 'claimpack' has no attribute {name!r}")
