"""Letters by e-mail: kept until they are sent."""
