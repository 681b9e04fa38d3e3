#!/bin/sh
# What the complete test run wants beyond the locked packages. Nothing yet asks for more.
set -e
